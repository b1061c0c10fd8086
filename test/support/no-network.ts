import { Socket } from 'node:net';

/** Unit tests reach no network: every connect fails with a message that says so. */
beforeAll(() => {
  jest.spyOn(Socket.prototype, 'connect').mockImplementation(() => {
    throw new Error('Unit tests must not open sockets: hand in a fake behind a port of core/facts.');
  });
});
