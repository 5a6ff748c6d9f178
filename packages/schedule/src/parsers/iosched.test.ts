import { describeFormat } from '../testing/describe-format.ts';
import { ioschedFormat } from './iosched.ts';

describeFormat({ format: ioschedFormat, timezone: 'America/Los_Angeles' });
