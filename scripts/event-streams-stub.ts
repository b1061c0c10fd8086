import type { Plugin } from 'esbuild';

const NAMESPACE = 'event-streams-stub';

/**
 * esbuild plugin that leaves out the SDK's event streams, 17 KB of every function: no operation that we call has one.
 */
export const eventStreamsStub: Plugin = {
  name: NAMESPACE,
  setup(build) {
    build.onResolve({ filter: /^@smithy\/core\/event-streams$/ }, ({ path }) => ({ path, namespace: NAMESPACE }));
    build.onLoad({ filter: /.*/, namespace: NAMESPACE }, () => ({ contents: REFUSAL, loader: 'js' }));
  },
};

/** Fails when an event stream is opened, never when it is loaded. */
const REFUSAL = `
const refuse = () => { throw new Error('Event streams are not bundled: no operation of ours has one.'); };
export class EventStreamSerde { constructor() { refuse(); } }
export const eventStreamSerdeProvider = refuse;
`;
