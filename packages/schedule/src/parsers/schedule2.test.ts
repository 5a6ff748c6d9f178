import { describeFormat } from '../testing/describe-format.ts';
import { schedule2Format } from './schedule2.ts';

describeFormat({
  format: schedule2Format,
  timezone: 'Asia/Tokyo',
  folder: 'schedule-json',
  owns: file => file === '38c3-hub-schema2.json',
});
