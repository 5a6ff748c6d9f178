import { describeFormat } from '../testing/describe-format.ts';
import { pretalxWidgetFormat } from './pretalx-widget.ts';

describeFormat({ format: pretalxWidgetFormat, timezone: 'Asia/Tokyo' });
