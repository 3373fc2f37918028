import { dateTimeOf } from '#schemas/prose';
import { formatDateTime, isDateTime } from '#schemas/values/dateTime';

/** Dates that tools write when there is no real one, and what they mean. */
const conventions: Readonly<Record<string, string>> = {
  '1970-01-01T00:00:00Z':
    'This is the beginning of Unix time. Reproducible builds write it so that the same input gives the same digest.',
  '1980-01-01T00:00:01Z':
    'This is the earliest date that a ZIP archive can hold. Builds with buildpacks write it.',
  '0001-01-01T00:00:00Z': 'This is Go’s zero value. The tool that wrote it did not set a date.',
};

/** A date and time in RFC 3339 format in words, in UTC: `Friday, January 2, 2026 at 03:04:05 UTC`. */
export function explainDate(text: string): string[] {
  if (!isDateTime(text)) return [];
  const date = new Date(text);
  const convention = date.getMilliseconds() === 0 ? conventions[formatDateTime(date)] : undefined;
  return [`**${dateTimeOf(date)}**`, ...(convention === undefined ? [] : [convention])];
}
