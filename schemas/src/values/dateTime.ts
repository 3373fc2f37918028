/**
 * Dates and times in RFC 3339 format, as `created` and its annotations hold them (config.md, "Properties";
 * annotations.md, "Pre-Defined Annotation Keys").
 */

/** The part of RFC 3339 that Go parses: uppercase `T` and `Z`, seconds, and a colon in the offset. */
const goDateTime = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:Z|[+-](\d\d):(\d\d))$/;

/**
 * Other forms in which people and tools write dates. The name of a zone may only follow its offset, since such names
 * mean different offsets to different people.
 */
const otherDateTime =
  /^(\d{4})[-/]?(\d\d)[-/]?(\d\d)(?:[Tt ](\d{1,2}):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?)? ?([Zz]|UTC|GMT|[+-]\d\d:?\d\d(?: [A-Z]{3,4})?)?$/;

/**
 * Tells whether a text is a date and time as Go’s `time.RFC3339` reads it, which nearly all consumers use. RFC 3339
 * also allows a lowercase `t` and `z` and a leap second; Go does not.
 */
export function isDateTime(text: string): boolean {
  const match = goDateTime.exec(text);
  if (match === null) return false;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, offsetHour = 0, offsetMinute = 0] =
    match.slice(1).map((digits: string | undefined) => Number(digits ?? 0));
  return isDay(year, month, day) && isTime(hour, minute, second) && isTime(offsetHour, offsetMinute, 0);
}

/**
 * The date and time that a text in another form means, in RFC 3339 format. The time is midnight where the text has
 * none, and the zone is UTC where it has none. Undefined where the text is not a date in any known form.
 */
export function toDateTime(text: string): string | undefined {
  const trimmed = text.trim();
  const match = otherDateTime.exec(trimmed);
  if (match === null) return undefined;
  const [, year, month, day, hour = '00', minute = '00', second = '00', fraction, zone = 'Z'] = match;
  const time = `${hour.padStart(2, '0')}:${minute}:${second}${fraction === undefined ? '' : `.${fraction}`}`;
  const result = `${year}-${month}-${day}T${time}${offsetOf(zone)}`;
  return isDateTime(result) ? result : undefined;
}

/** Tells whether a text that `toDateTime` reads has both a time and a zone, so that neither is assumed. */
export function namesInstant(text: string): boolean {
  const match = otherDateTime.exec(text.trim());
  return match?.[4] !== undefined && match[8] !== undefined;
}

/** The offset from UTC in the form that Go parses: `Z`, or hours and minutes with a colon between them. */
function offsetOf(zone: string): string {
  if (!/^[+-]/.test(zone)) return 'Z';
  return `${zone.slice(0, 3)}:${zone.slice(3).replace(':', '').slice(0, 2)}`;
}

function isTime(hour: number, minute: number, second: number): boolean {
  return hour <= 23 && minute <= 59 && second <= 59;
}

/** Tells whether the day is in the Gregorian calendar; months and days count from 1. */
function isDay(year: number, month: number, day: number): boolean {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return day >= 1 && day <= (days[month - 1] ?? 0);
}

/** A moment in RFC 3339 format, in UTC and to the second, which is what tools of the field write. */
export function formatDateTime(moment: Date): string {
  return moment.toISOString().replace(/\.\d+Z$/, 'Z');
}
