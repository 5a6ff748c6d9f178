import { describeFormat } from '../testing/describe-format.ts';
import { csvFormat } from './csv.ts';

describeFormat({ format: csvFormat, timezone: 'America/New_York', folder: 'csv' });
