import { describeFormat } from '../testing/describe-format.ts';
import { devoxxFormat } from './devoxx.ts';

describeFormat({ format: devoxxFormat, timezone: 'Europe/Brussels', folder: 'devoxx-json' });
