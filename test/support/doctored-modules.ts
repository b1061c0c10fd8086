/** A module of nothing but one imported function `wasi_snapshot_preview1.fd_write`. */
export const FOREIGN_IMPORT = Buffer.concat([
  Buffer.from('0061736d01000000', 'hex'),
  section(1, Buffer.from([1, 0x60, 0, 0])),
  section(2, Buffer.concat([Buffer.from([1]), name('wasi_snapshot_preview1'), name('fd_write'), Buffer.from([0, 0])])),
]);

/** A module with one export under another name of the same length. */
export function withoutExport(wasm: Buffer, exported: string): Buffer {
  const copy = Buffer.from(wasm);
  copy.write('X', copy.lastIndexOf(exported) + exported.length - 1);
  return copy;
}

function section(id: number, content: Buffer): Buffer {
  return Buffer.concat([Buffer.from([id, content.length]), content]);
}

function name(text: string): Buffer {
  return Buffer.concat([Buffer.from([text.length]), Buffer.from(text)]);
}
