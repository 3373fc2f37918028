/** The date and time of RFC 3339, in the form that Go parses: capital `T` and `Z`, seconds, a colon in the offset. */
const goDateTime = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:Z|[+-](\d\d):(\d\d))$/;

/** The forms in which people and tools write dates otherwise. */
const otherDateTime =
  /^(\d{4})[-/]?(\d\d)[-/]?(\d\d)(?:[Tt ](\d{1,2}):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?)? ?([Zz]|UTC|GMT|[+-]\d\d:?\d\d)?(?: [A-Z]{3,4})?$/;

/** Tells whether a text is a date and time as Go’s `time.RFC3339` reads it, which nearly all consumers use. */
export function isDateTime(text: string): boolean {
  const match = goDateTime.exec(text);
  if (match === null) return false;
  const [year, month, day, hour, minute, second, offsetHour, offsetMinute] = match.slice(1).map(Number);
  return (
    isDay(year!, month!, day!) &&
    hour! <= 23 &&
    minute! <= 59 &&
    second! <= 59 &&
    !(offsetHour! > 23) &&
    !(offsetMinute! > 59)
  );
}

/**
 * The date and time that a text in another form means: the time is midnight and the zone UTC where it names none.
 * Undefined where the text does not tell.
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

/** Tells whether a text that `toDateTime` reads has a time and a zone of its own, so that nothing is supposed. */
export function namesInstant(text: string): boolean {
  const match = otherDateTime.exec(text.trim());
  return match?.[4] !== undefined && match[8] !== undefined;
}

function offsetOf(zone: string): string {
  if (!/^[+-]/.test(zone)) return 'Z';
  return zone.includes(':') ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`;
}

function isDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return day <= days[month - 1]!;
}

/** A moment in RFC 3339 format, in UTC and to the second, which is what tools of the field write. */
export function formatDateTime(moment: Date): string {
  return moment.toISOString().replace(/\.\d+Z$/, 'Z');
}
