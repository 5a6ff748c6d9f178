import { describeFormat } from '../testing/describe-format.ts';
import { defconFormat } from './defcon.ts';

describeFormat({ format: defconFormat, timezone: 'Europe/Berlin', folder: 'defcon-json' });
