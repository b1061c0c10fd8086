import { codeFrame } from '../../../../core/reports/code-frame';
import { MaskedSource } from '../../../../core/reports/masked-source';
import { sightOf } from '../../../../core/reports/sight';
import { textWidth } from '../../../../core/reports/text-width';
import { pointerOf } from '../../../../core/subject/json';
import { SHAPES } from '../../../../core/subject/shapes/shapes';

function sourceOf(text: string): MaskedSource {
  const roots = new Map([[pointerOf([]), sightOf(SHAPES['AWS::ECS::TaskDefinition'])]]);
  return new MaskedSource({ name: 'task.json', text, format: 'json' }, roots);
}

const LINES = ['{', '  "Family": "web",', '  "IpcMode": "host",', '  "PidMode": "host",', '  "Cpu": "256"', '}'];

describe('codeFrame', () => {
  it('shows two lines before and after with a caret under the column', () => {
    const frame = codeFrame(sourceOf(LINES.join('\n')), 3, 14);

    expect(frame.map(({ gutter, text, kind }) => `${kind} ${gutter}|${text}`)).toEqual([
      'context 1|{',
      'context 2|  "Family": "web",',
      'offending 3|  "IpcMode": "host",',
      'caret  |             ^',
      'context 4|  "PidMode": "host",',
      'context 5|  "Cpu": "256"',
    ]);
  });

  it.each([
    ['first', 1, ['1', ' ', '2', '3']],
    ['last', 6, ['4', '5', '6', ' ']],
  ])('stops at the %s line of the file', (_which, line, gutters) => {
    expect(codeFrame(sourceOf(LINES.join('\n')), line, 1).map(({ gutter }) => gutter)).toEqual(gutters);
  });

  it('keeps line numbers of different length in one column', () => {
    const text = `[${'\n'.repeat(9)}1]`;

    expect(codeFrame(sourceOf(text), 9, 1).map(({ gutter }) => gutter)).toEqual([' 7', ' 8', ' 9', '  ', '10']);
  });

  it.each([0, 7, 99])('is empty for line %d, which the file does not have', (line) => {
    expect(codeFrame(sourceOf(LINES.join('\n')), line, 1).filter(({ kind }) => kind !== 'context')).toEqual([]);
  });

  it('counts columns as a terminal draws them', () => {
    const text = '{"Family": "日本", "IpcMode": "host"}';

    const [offending, caret] = codeFrame(sourceOf(text), 1, text.indexOf('"IpcMode"') + 1);

    expect(caret?.text).toBe(`${' '.repeat(text.indexOf('"IpcMode"') + 2)}^`);
    expect(offending?.text).toBe(text);
  });

  it('cuts a file without line ends around the caret', () => {
    const containers = Array.from({ length: 200 }, (_, index) => ({ Name: `sidecar-${index}`, Image: '日本/x' }));
    const text = JSON.stringify({ ContainerDefinitions: containers, IpcMode: 'host', Volumes: containers });

    const [offending, caret] = codeFrame(sourceOf(text), 1, text.indexOf('"IpcMode"') + 1);

    const column = caret?.text.indexOf('^') ?? 0;
    expect(textWidth(offending?.text ?? '')).toBeLessThanOrEqual(97);
    expect(offending?.text).toMatch(/^….*…$/);
    expect(widthBefore(offending?.text ?? '', '"IpcMode"')).toBe(column);
  });

  it('cuts long neighbours at the end', () => {
    const text = `{"Family": "${'a'.repeat(300)}",\n"IpcMode": "host"}`;

    const [neighbour] = codeFrame(sourceOf(text), 2, 1);

    expect(neighbour?.text).toMatch(/^\{"Family": "a+…$/);
    expect(neighbour?.text).toHaveLength(96);
  });
});

function widthBefore(text: string, needle: string): number {
  return textWidth(text.slice(0, text.indexOf(needle)));
}

describe('textWidth', () => {
  it.each([
    ['plain', 5],
    ['日本', 4],
    ['e\u0301', 1],
    ['🐳', 2],
  ])('measures %j as %d', (text, width) => {
    expect(textWidth(text)).toBe(width);
  });
});
