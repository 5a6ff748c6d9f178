import { describeFormat } from '../testing/describe-format.ts';
import { scheduleJsonFormat } from './schedule-json.ts';

describeFormat({ format: scheduleJsonFormat, timezone: 'Europe/Berlin' });
