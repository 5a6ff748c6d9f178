import { describeFormat } from '../testing/describe-format.ts';
import { scaleFormat } from './scale.ts';

describeFormat({ format: scaleFormat, timezone: 'America/Los_Angeles', folder: 'scale-sign-xml' });
