import { DescribeDocumentCommand, type SSMClient } from '@aws-sdk/client-ssm';

import type { Asked } from '../../core/facts/asked';
import { ask } from '../aws/ask';
import { unlessRefused } from '../aws/unless-refused';

/** Status of the default version of a document, `Active` or another; null where there is none of the name. */
export function documentStatus(client: SSMClient, name: string): Promise<Asked<string | null>> {
  return ask('ssm:DescribeDocument', async (abortSignal) => {
    const described = client.send(new DescribeDocumentCommand({ Name: name }), { abortSignal });
    const answer = await unlessRefused(['InvalidDocument'], described);
    return answer === undefined ? null : (answer.Document?.Status ?? 'of unknown status');
  });
}
