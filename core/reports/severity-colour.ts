import type { Paint } from '../paint';
import type { SeverityName } from './report';

/** The colour in which people are shown a severity. */
export function severityColour(severity: SeverityName, paint: Paint): (text: string) => string {
  switch (severity) {
    case 'critical':
      return paint.magenta;
    case 'high':
      return paint.red;
    case 'medium':
      return paint.yellow;
    case 'low':
      return paint.cyan;
  }
}
