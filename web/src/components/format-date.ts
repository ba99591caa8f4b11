/** Wall clock of the city's records, whatever the reader's machine is set to. */
const parts = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
});

type Fields = { year: string; month: string; day: string; hour: string; minute: string };

function fieldsOf(value: string): Fields | null {
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) return null;
  const found = new Map(parts.formatToParts(date).map((part) => [part.type, part.value]));
  const read = (name: Intl.DateTimeFormatPartTypes) => found.get(name) ?? '';
  const hour = read('hour') === '24' ? '00' : read('hour');
  return { year: read('year'), month: read('month'), day: read('day'), hour, minute: read('minute') };
}

/** 2025-03-01, in tables. What is no date is shown as it came. */
export function formatTableDate(value: string): string {
  const fields = fieldsOf(value);
  return fields ? `${fields.year}-${fields.month}-${fields.day}` : value;
}

/** 2025-03-01 14:05, in logs. */
export function formatMoment(value: string): string {
  const fields = fieldsOf(value);
  return fields ? `${formatTableDate(value)} ${fields.hour}:${fields.minute}` : value;
}

/** 2025年3月1日, where people read. */
export function formatProseDate(value: string): string {
  const fields = fieldsOf(value);
  return fields ? `${fields.year}年${Number(fields.month)}月${Number(fields.day)}日` : value;
}
