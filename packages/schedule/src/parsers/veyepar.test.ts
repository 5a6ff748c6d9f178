import { describeFormat } from '../testing/describe-format.ts';
import { veyeparFormat } from './veyepar.ts';

describeFormat({ format: veyeparFormat, timezone: 'America/Chicago' });
