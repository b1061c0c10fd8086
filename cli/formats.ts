import type * as JsonReporter from '../core/reports/json-reporter';
import type * as PrettyReport from '../core/reports/pretty-report';
import type { Report } from '../core/reports/report';
import type * as Picocolors from 'picocolors';

/** Report formats by the name that `--format` takes. */
export const FORMATS = ['pretty', 'json'] as const;
export type Format = (typeof FORMATS)[number];

/** Tells whether a name is one of the formats. */
export function isFormat(name: string): name is Format {
  return FORMATS.some((format) => format === name);
}

/* eslint-disable @typescript-eslint/no-require-imports, @typescript-eslint/no-unsafe-return --
   An `import()` of a neighbour needs a file extension, which differs between sources, tests and bundle. */
const lazy = {
  json: (): typeof JsonReporter => require('../core/reports/json-reporter'),
  pretty: (): typeof PrettyReport => require('../core/reports/pretty-report'),
  picocolors: (): typeof Picocolors => require('picocolors'),
};
/* eslint-enable */

/**
 * Prints a report. A reporter and its libraries are loaded when it is used, so that `--help` pays for none and a pretty
 * report not for zod.
 *
 * @param colours whether to paint; `undefined` lets picocolors decide (NO_COLOR, FORCE_COLOR, terminal)
 */
export function render(format: Format, report: Report, colours: boolean | undefined): string {
  switch (format) {
    case 'json':
      return lazy.json().jsonReport(report);
    case 'pretty': {
      const { createColors, isColorSupported } = lazy.picocolors();
      return lazy.pretty().prettyReport(report, createColors(colours ?? isColorSupported));
    }
  }
}
