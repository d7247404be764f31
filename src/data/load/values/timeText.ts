import { dateText } from './columnOfValues';

/**
 * A time as text, to the nanosecond: `2021-03-01`, `2021-03-01T09:30:00.000Z`, `2021-03-01T09:30:00.000001Z`.
 * @param time since 1970 (UTC) in units of which there are 10^`digits` in a second
 */
export function timeText(time: bigint, digits: 3 | 6 | 9): string {
  const perMilli = 10n ** BigInt(digits - 3);
  const rest = ((time % perMilli) + perMilli) % perMilli;
  const millis = new Date(Number((time - rest) / perMilli));
  if (rest === 0n) return dateText(millis) ?? String(time);
  return millis.toISOString().replace('Z', `${String(rest).padStart(digits - 3, '0')}Z`);
}
