import { describeFormat } from '../testing/describe-format.ts';
import { europythonFormat } from './europython.ts';

describeFormat({ format: europythonFormat, timezone: 'Europe/Berlin', folder: 'europython-xml' });
