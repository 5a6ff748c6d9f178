import { describeFormat } from '../testing/describe-format.ts';
import { schedFormat } from './sched.ts';

describeFormat({ format: schedFormat, timezone: 'America/New_York', folder: null });
