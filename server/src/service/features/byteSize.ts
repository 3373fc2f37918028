import { counted, inTenths } from '#schemas/prose';

const units = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];

/** A number of bytes for people, in binary units: `119.6 KiB`. */
export function humanSize(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit++;
  }
  return unit === 0 ? counted(bytes, 'byte') : `${inTenths(value)} ${units[unit]}`;
}
