import { describeFormat } from '../testing/describe-format.ts';
import { schedule2Format } from './schedule2.ts';

describeFormat({ format: schedule2Format, timezone: 'Asia/Tokyo' });
