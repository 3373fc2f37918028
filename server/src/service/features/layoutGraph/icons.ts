import type { LayoutNodeRole } from '#service/features/layoutParts';

const braces =
  'M6 2.5C4 2.5 4.5 4 4.5 5.5 4.5 7 3.5 8 2.5 8 3.5 8 4.5 9 4.5 10.5 4.5 12 4 13.5 6 13.5M10 2.5C12 2.5 11.5 4 11.5 5.5 11.5 7 12.5 8 13.5 8 12.5 8 11.5 9 11.5 10.5 11.5 12 12 13.5 10 13.5';

/** The icon of each role as the path of a line, in a square of 16 pixels. */
export const icons: Readonly<Record<LayoutNodeRole, string>> = {
  image: 'M8 1.5 14 4.5V11.5L8 14.5 2 11.5V4.5ZM2 4.5 8 7.5 14 4.5M8 7.5V14.5',
  artifact: 'M1.5 3H14.5V6.5H1.5ZM2.5 6.5V13.5H13.5V6.5M6 9.5H10',
  index: 'M2 3H6M2 8H6M2 13H6M9 3H14M9 8H14M9 13H14',
  config:
    'M2 4.5H8M12 4.5H14M10 2.5A2 2 0 1 0 10 6.5 2 2 0 1 0 10 2.5M2 11.5H4M8 11.5H14M6 9.5A2 2 0 1 0 6 13.5 2 2 0 1 0 6 9.5',
  layer: 'M8 1.5 14.5 5 8 8.5 1.5 5ZM1.5 8 8 11.5 14.5 8M1.5 11 8 14.5 14.5 11',
  attestation: 'M8 1.5 13.5 3.5V8C13.5 11 11 13.5 8 14.5 5 13.5 2.5 11 2.5 8V3.5ZM5.5 8 7.5 10 10.5 6',
  referrer: 'M3 2.5V9.5H12.5M9.5 6.5 12.5 9.5 9.5 12.5',
  document: braces,
  unlisted: braces,
  blob: 'M3.5 1.5H9.5L12.5 4.5V14.5H3.5ZM9.5 1.5V4.5H12.5',
  unreferenced: 'M5 5.5A3 3 0 1 1 9.5 8C8.5 8.6 8 9 8 10.5M8 13V13.4',
};
