import { isDateTime } from '#schemas/values/dateTime';

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** Dates that stand for something else than a day. */
const conventions: Readonly<Record<string, string>> = {
  '1970-01-01T00:00:00Z':
    'The beginning of Unix time: reproducible builds write it so that the same input gives the same digest.',
  '1980-01-01T00:00:01Z': 'The earliest date that a ZIP archive can hold; builds with buildpacks write it.',
  '0001-01-01T00:00:00Z': 'Go’s zero value: the tool that wrote it did not set a date.',
};

/** A date and time of RFC 3339 in words, in UTC: `Friday, 2 January 2026, 03:04:05 UTC`. */
export function explainDate(text: string): string[] {
  if (!isDateTime(text)) return [];
  const date = new Date(text);
  const day = `${weekdays[date.getUTCDay()]}, ${date.getUTCDate()} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
  const time = date.toISOString().slice(11, 19);
  const convention = conventions[date.toISOString().replace('.000Z', 'Z')];
  return [`**${day}, ${time} UTC**`, ...(convention === undefined ? [] : [convention])];
}
