// The SDK warns about Node 20 on stderr, and aws-cdk-lib validates every synth (4 s, 350 MB a worker) unless told not to.
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';
process.env['CDK_VALIDATION'] ??= 'false';
process.env['AWS_EC2_METADATA_DISABLED'] = 'true';
