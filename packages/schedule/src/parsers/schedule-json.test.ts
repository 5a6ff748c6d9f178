import { describeFormat } from '../testing/describe-format.ts';
import { scheduleJsonFormat } from './schedule-json.ts';

describeFormat({
  format: scheduleJsonFormat,
  timezone: 'Europe/Berlin',
  folder: 'schedule-json',
  owns: file => file !== '38c3-hub-schema2.json',
});
