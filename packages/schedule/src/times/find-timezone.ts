import { isTimezone } from './wall-time.ts';

/** Names of Ruby on Rails, which old frab writes, where neither a zone nor the city of a zone is called so. */
const RAILS_NAMES = new Map([
  ['Pacific Time (US & Canada)', 'America/Los_Angeles'],
  ['Mountain Time (US & Canada)', 'America/Denver'],
  ['Central Time (US & Canada)', 'America/Chicago'],
  ['Eastern Time (US & Canada)', 'America/New_York'],
  ['Atlantic Time (Canada)', 'America/Halifax'],
  ['Arizona', 'America/Phoenix'],
  ['Alaska', 'America/Anchorage'],
  ['Hawaii', 'Pacific/Honolulu'],
  ['Newfoundland', 'America/St_Johns'],
  ['Brasilia', 'America/Sao_Paulo'],
  ['Edinburgh', 'Europe/London'],
  ['Bern', 'Europe/Zurich'],
  ['Kyiv', 'Europe/Kiev'],
  ['St. Petersburg', 'Europe/Moscow'],
  ['Pretoria', 'Africa/Johannesburg'],
  ['Abu Dhabi', 'Asia/Dubai'],
  ['Islamabad', 'Asia/Karachi'],
  ['Chennai', 'Asia/Kolkata'],
  ['Kolkata', 'Asia/Kolkata'],
  ['Mumbai', 'Asia/Kolkata'],
  ['New Delhi', 'Asia/Kolkata'],
  ['Kathmandu', 'Asia/Kathmandu'],
  ['Hanoi', 'Asia/Bangkok'],
  ['Beijing', 'Asia/Shanghai'],
  ['Osaka', 'Asia/Tokyo'],
  ['Canberra', 'Australia/Sydney'],
  ['Wellington', 'Pacific/Auckland'],
]);

/** The IANA name of a zone that is called by it, by its city (`Berlin`) or as Rails calls it. */
export function findTimezone(name: string): string | undefined {
  const railsName = RAILS_NAMES.get(name);
  if (railsName !== undefined) return railsName;
  if (isTimezone(name)) return name;
  const city = `/${name.replaceAll(' ', '_')}`;
  return Intl.supportedValuesOf('timeZone').find(zone => zone.endsWith(city));
}
