import { Logger } from '@aws-lambda-powertools/logger';
import type { Context } from 'aws-lambda';

import { visibleText } from '../../core/visible-text';

/**
 * What may be logged beside a message: codes, ids, counts. Scalars only, so that no event, configuration or error
 * object (SDK errors carry request bodies) can slip in.
 */
export type LogFields = Readonly<Record<string, string | number | boolean>>;

/** The log of a Lambda function. Messages and fields never hold a value of the judged configuration. */
export interface Log {
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}

/** The log of a function, which can be told of each invocation. */
export interface LambdaLog extends Log {
  /** Puts the request id on the lines that follow. */
  startInvocation(context: Pick<Context, 'awsRequestId'>): void;
}

/**
 * Writes JSON lines through Powertools; the level is set by `POWERTOOLS_LOG_LEVEL` or Lambda's own log level.
 *
 * @param service name on every line: the deployed name of the function
 */
export function lambdaLog(service: string): LambdaLog {
  const logger = new Logger({ serviceName: service });
  return {
    startInvocation: ({ awsRequestId }) => {
      logger.appendKeys({ function_request_id: awsRequestId });
    },
    info: (message, fields = {}) => {
      logger.info(visibleText(message), visibleFields(fields));
    },
    warn: (message, fields = {}) => {
      logger.warn(visibleText(message), visibleFields(fields));
    },
    error: (message, fields = {}) => {
      logger.error(visibleText(message), visibleFields(fields));
    },
  };
}

function visibleFields(fields: LogFields): LogFields {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, typeof value === 'string' ? visibleText(value) : value]),
  );
}
