import { describeFormat } from '../testing/describe-format.ts';
import { xcalFormat } from './xcal.ts';

describeFormat({ format: xcalFormat, timezone: 'Europe/Berlin', folder: 'xcal' });
