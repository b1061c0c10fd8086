/** Where the stand-in stack is deployed. */
export const WHERE = { account: '111122223333', region: 'eu-west-1', partition: 'aws', stackName: 'core' };
const AUTOMATION_ROLE = 'arn:aws:iam::111122223333:role/automation';

/** A request to the sandbox as the SDK would send it: enough of a signature to be routed. */
const CALL = `const call = async (service, target, body) => {
  const credential = process.env.AWS_ACCESS_KEY_ID + '/20260504/eu-west-1/' + service + '/aws4_request';
  const authorization = 'AWS4-HMAC-SHA256 Credential=' + credential + ', SignedHeaders=host, Signature=0';
  const answer = await fetch(process.env.AWS_ENDPOINT_URL, { method: 'POST', body: JSON.stringify(body),
    headers: { authorization, 'x-amz-target': target, 'content-type': 'application/x-amz-json-1.1' } });
  if (!answer.ok) throw new Error((await answer.json()).__type);
};`;

/** Calls every cluster but "broken" COMPLIANT, and does what the parameter says beforehand. */
const RULES = `${CALL}
exports.handler = async (event) => {
  const { configurationItem: item } = JSON.parse(event.invokingEvent);
  if (item.resourceId === 'broken') throw new Error('cannot judge');
  if (item.resourceId === 'greedy') await call('ecs', 'AmazonEC2ContainerServiceV20141113.StopTask', {});
  await call('config', 'StarlingDoveService.PutEvaluations', { ResultToken: event.resultToken, Evaluations: [{
    ComplianceResourceType: item.resourceType, ComplianceResourceId: item.resourceId, ComplianceType: 'COMPLIANT',
    Annotation: JSON.parse(event.ruleParameters).check, OrderingTimestamp: Date.parse(item.configurationItemCaptureTime) / 1000 }] });
};`;

const FIX = `exports.handler = async ({ step, resourceId }) => {
  if (resourceId === 'gone') throw new Error('no such resource');
  return { outcome: step === 'plan' ? 'APPLY' : 'DONE', said: step + ' ' + resourceId };
};`;

function role(name: string, ...actions: readonly string[]) {
  const document = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: actions, Resource: ['*'] }] };
  const policies = [{ PolicyName: 'function', PolicyDocument: document }];
  return { Type: 'AWS::IAM::Role', Properties: { RoleName: name, Policies: policies } };
}

function fn(name: string, roleId: string) {
  const code = { S3Bucket: 'assets', S3Key: name };
  const rest = { Handler: 'index.handler', Runtime: 'nodejs24.x', Timeout: 10, MemorySize: 256 };
  const properties = { FunctionName: name, Code: code, Role: { 'Fn::GetAtt': [roleId, 'Arn'] }, ...rest };
  return { Type: 'AWS::Lambda::Function', Properties: properties };
}

/** A core template with a rules function, a remediation function and a document. */
export const TEMPLATE = {
  Resources: {
    RulesRole: role('rules', 'config:PutEvaluations'),
    FixRole: role('fix', 'ecr:DescribeRepositories'),
    AutomationRole: role('automation', 'lambda:InvokeFunction'),
    Rules: fn('rules', 'RulesRole'),
    Fix: fn('fix', 'FixRole'),
    Failures: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'failures' } },
    Invoke: {
      Type: 'AWS::Lambda::EventInvokeConfig',
      Properties: {
        FunctionName: { Ref: 'Rules' },
        MaximumRetryAttempts: 2,
        DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': ['Failures', 'Arn'] } } },
      },
    },
    Permission: {
      Type: 'AWS::Lambda::Permission',
      Properties: {
        FunctionName: { 'Fn::GetAtt': ['Rules', 'Arn'] },
        Action: 'lambda:InvokeFunction',
        Principal: 'config.amazonaws.com',
        SourceAccount: { Ref: 'AWS::AccountId' },
      },
    },
    Document: {
      Type: 'AWS::SSM::Document',
      Properties: {
        Name: 'fix-it',
        DocumentType: 'Automation',
        DocumentFormat: 'JSON',
        Content: {
          schemaVersion: '0.3',
          assumeRole: '{{ Role }}',
          parameters: { ResourceId: { type: 'String' }, Role: { type: 'String', default: AUTOMATION_ROLE } },
          mainSteps: [
            {
              name: 'Plan',
              action: 'aws:invokeLambdaFunction',
              inputs: { FunctionName: 'fix', InputPayload: { step: 'plan', resourceId: '{{ ResourceId }}' } },
              outputs: [{ Name: 'Outcome', Selector: '$.Payload.outcome', Type: 'String' }],
            },
            {
              name: 'Decide',
              action: 'aws:branch',
              inputs: { Choices: [{ NextStep: 'Apply', Variable: '{{ Plan.Outcome }}', StringEquals: 'APPLY' }] },
              isEnd: true,
            },
            {
              name: 'Apply',
              action: 'aws:invokeLambdaFunction',
              inputs: { FunctionName: 'fix', InputPayload: { step: 'apply', resourceId: '{{ ResourceId }}' } },
              outputs: [{ Name: 'Said', Selector: '$.Payload.said', Type: 'String' }],
              isEnd: true,
            },
          ],
          outputs: ['Apply.Said'],
        },
      },
    },
  },
};

/** A pack with one rule. */
export const PACK = JSON.stringify({
  Resources: {
    Insights: {
      Type: 'AWS::Config::ConfigRule',
      Properties: {
        ConfigRuleName: 'cluster-insights',
        Scope: { ComplianceResourceTypes: ['AWS::ECS::Cluster'] },
        InputParameters: { check: 'cluster-insights' },
        Source: {
          Owner: 'CUSTOM_LAMBDA',
          SourceIdentifier: 'arn:aws:lambda:eu-west-1:111122223333:function:rules',
          SourceDetails: [{ EventSource: 'aws.config', MessageType: 'ConfigurationItemChangeNotification' }],
        },
      },
    },
  },
});

/** Sources of the stand-in bundles, by the key under which the template names their code. */
export const BUNDLES = new Map([
  ['rules', RULES],
  ['fix', FIX],
]);
