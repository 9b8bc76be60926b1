/** Types that the sandbox runs. */
const RUN = [
  'AWS::ApiGateway::Method',
  'AWS::ApiGateway::Resource',
  'AWS::ApiGateway::RestApi',
  'AWS::ApiGateway::Stage',
  'AWS::ApiGatewayV2::Api',
  'AWS::ApiGatewayV2::Integration',
  'AWS::ApiGatewayV2::Route',
  'AWS::ApiGatewayV2::Stage',
  'AWS::DynamoDB::GlobalTable',
  'AWS::DynamoDB::Table',
  'AWS::Events::EventBus',
  'AWS::Events::Rule',
  'AWS::IAM::ManagedPolicy',
  'AWS::IAM::Policy',
  'AWS::IAM::Role',
  'AWS::Lambda::EventInvokeConfig',
  'AWS::Lambda::EventSourceMapping',
  'AWS::Lambda::Function',
  'AWS::Lambda::Permission',
  'AWS::S3::Bucket',
  'AWS::SQS::Queue',
  'AWS::SQS::QueuePolicy',
  'AWS::Scheduler::Schedule',
] as const;

/** Types that are accepted although nothing runs for them here, each with the reason. */
const ACCEPTED: Record<string, string> = {
  'AWS::ApiGateway::Account': 'logging role of the account',
  'AWS::ApiGateway::BasePathMapping': 'names are mapped to this machine',
  'AWS::ApiGateway::Deployment': 'the template is the deployment',
  'AWS::ApiGateway::DomainName': 'names are mapped to this machine',
  'AWS::ApiGateway::GatewayResponse': 'wording of refusals at the door',
  'AWS::ApiGateway::RequestValidator': 'functions parse what comes in themselves',
  'AWS::ApiGateway::UsagePlan': 'no usage limits on one machine',
  'AWS::ApiGatewayV2::ApiMapping': 'names are mapped to this machine',
  'AWS::ApiGatewayV2::DomainName': 'names are mapped to this machine',
  'AWS::CDK::Metadata': 'tells AWS which constructs are used',
  'AWS::CertificateManager::Certificate': 'loopback is not encrypted',
  'AWS::CloudFront::Distribution': 'the console is served by its own command',
  'AWS::CloudFront::Function': 'the console is served by its own command',
  'AWS::CloudFront::OriginAccessControl': 'the console is served by its own command',
  'AWS::CloudFront::ResponseHeadersPolicy': 'the console is served by its own command',
  'AWS::CloudWatch::Alarm': 'watched by a person here',
  'AWS::CloudWatch::CompositeAlarm': 'watched by a person here',
  'AWS::CloudWatch::Dashboard': 'watched by a person here',
  'AWS::Cognito::IdentityPool': 'sign-in is a choice of role',
  'AWS::Cognito::IdentityPoolRoleAttachment': 'sign-in is a choice of role',
  'AWS::Cognito::UserPool': 'sign-in is a choice of role',
  'AWS::Cognito::UserPoolClient': 'sign-in is a choice of role',
  'AWS::Cognito::UserPoolDomain': 'sign-in is a choice of role',
  'AWS::Cognito::UserPoolGroup': 'sign-in is a choice of role',
  'AWS::Events::Archive': 'nothing expires on one machine',
  'AWS::Events::EventBusPolicy': 'one account',
  'AWS::IAM::ServiceLinkedRole': 'services trust each other here',
  'AWS::KMS::Alias': 'data at rest is not encrypted here',
  'AWS::KMS::Key': 'data at rest is not encrypted here',
  'AWS::Logs::LogGroup': 'logs are files',
  'AWS::Logs::MetricFilter': 'logs are files',
  'AWS::Logs::ResourcePolicy': 'logs are files',
  'AWS::Route53::RecordSet': 'names are mapped to this machine',
  'AWS::S3::BucketPolicy': 'one account, loopback',
  'AWS::SES::ConfigurationSet': 'mail goes to the outbox',
  'AWS::SES::ConfigurationSetEventDestination': 'mail goes to the outbox',
  'AWS::SES::EmailIdentity': 'mail goes to the outbox',
  'AWS::SNS::Subscription': 'alarms are watched by a person here',
  'AWS::SNS::Topic': 'alarms are watched by a person here',
  'AWS::SNS::TopicPolicy': 'alarms are watched by a person here',
  'AWS::Scheduler::ScheduleGroup': 'a name',
  'AWS::SecretsManager::Secret': 'made when first read',
  'AWS::WAFv2::WebACL': 'loopback needs no web ACL',
  'AWS::WAFv2::WebACLAssociation': 'loopback needs no web ACL',
};

/** Whether a resource type runs here, is accepted with nothing to run, or is unknown (which stops the start). */
export const standingOf = (type: string): 'run' | 'accepted' | 'unknown' => {
  if ((RUN as readonly string[]).includes(type)) return 'run';
  return type in ACCEPTED ? 'accepted' : 'unknown';
};

/** Type → reason, of what is accepted with nothing to run; the home page shows those that a template uses. */
export const acceptedTypes = (): Readonly<Record<string, string>> => ACCEPTED;
