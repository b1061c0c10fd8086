import { readFiles, type FilesReading, type ReadOptions } from '../../../../core/inputs/read-files';
import type { SourceFile } from '../../../../core/inputs/source-file';
import type { Subject } from '../../../../core/subject/subject';

/** A file as the command line hands it over; JSON is written as text. */
export function file(name: string, content: unknown): SourceFile {
  const text = typeof content === 'string' ? content : JSON.stringify(content, null, 2);
  return { name, bytes: new TextEncoder().encode(text) };
}

/** Reads one file called `input.json`, or `input.yaml` for YAML. */
export function readOne(content: unknown, options: ReadOptions = {}): FilesReading {
  const isYaml = typeof content === 'string' && !/^\s*[[{]/.test(content);
  return readFiles([file(isYaml ? 'input.yaml' : 'input.json', content)], options);
}

/** The one subject of a file; fails the test when there is another number of them. */
export function subjectOf(content: unknown, options: ReadOptions = {}): Subject {
  const reading = readOne(content, options);
  const [subject] = reading.subjects;
  if (subject === undefined || reading.subjects.length > 1) throw new Error(JSON.stringify(reading));
  return subject;
}
