import { describeFormat } from '../testing/describe-format.ts';
import { pretalxApiFormat } from './pretalx-api.ts';

describeFormat({ format: pretalxApiFormat, timezone: 'Asia/Tokyo' });
