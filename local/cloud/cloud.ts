import { checkEventSources, checkRules, checkSchedules } from './checks.ts';
import { httpApiHandler } from './doors/http-api.ts';
import { restApiHandler } from './doors/rest-api.ts';
import { endpointsHandler } from './endpoints/server.ts';
import { type Buses, openBuses } from './events/buses.ts';
import { type Deliver, openDeliver } from './events/deliver.ts';
import { eventBridgeService } from './events/eventbridge.ts';
import { readRules } from './events/rules.ts';
import type { GroundOptions } from './ground.ts';
import { openAsynchronous } from './lambda/asynchronous.ts';
import { type EventSource, readEventSources } from './lambda/event-source.ts';
import { sesService } from './mail/outbox.ts';
import { openParts, type Parts } from './parts.ts';
import { type Consumer, feedFromQueue } from './queues/consumer.ts';
import { sqsService } from './queues/sqs.ts';
import { readScheduledRules, readSchedules, scheduleTargets } from './schedules/read.ts';
import { type Schedules, startSchedules } from './schedules/schedules.ts';
import { cloudFormationService } from './services/cloudformation.ts';
import { dynamoDbService } from './services/dynamodb.ts';
import { kmsService } from './services/kms.ts';
import { lambdaService } from './services/lambda.ts';
import { marketplaceService } from './services/marketplace.ts';
import { stsService } from './services/sts.ts';
import { openKept } from './state/kept.ts';
import { s3Service } from './storage/s3.ts';
import { feedFromStream } from './streams/consumer.ts';
import { openSetAside } from './streams/set-aside.ts';
import { TemplateFault } from './template/functions.ts';
import { openTopics, type Topics } from './topics/topics.ts';

/** A cloud assembly, running. */
export interface Cloud extends Parts {
  buses: Buses;
  topics: Topics;
  schedules: Schedules;
  /** Ends every process and server; what is kept on disk goes on at the next start. */
  close(): Promise<void>;
}

/** How to run a cloud assembly. */
export interface CloudOptions extends GroundOptions {
  /** Where AWS Marketplace's services are; asked at each call. */
  marketplaceUrl(): string;
}

/** What is under way may end before everything is closed; what takes longer is done again at the next start. */
const FINISH_WITHIN_MS = 2_000;

/** TTL deletions come within days on AWS; here within a minute, and after each move of the clock. */
const SWEEP_EVERY_MS = 60_000;

const openServices = (parts: Parts, buses: Buses, { clock, marketplaceUrl }: CloudOptions) =>
  parts.faults.wrap({
    dynamodb: dynamoDbService(parts.dynamoDb),
    sqs: sqsService(parts.queues),
    events: eventBridgeService(buses, { account: parts.account, region: parts.region }, clock.now),
    ses: sesService(parts.outbox),
    s3: s3Service(parts.buckets),
    kms: kmsService(parts.resources, parts.file('kms.jsonl')),
    secretsmanager: parts.secrets.service,
    sts: stsService({ ...parts, now: clock.now }),
    lambda: lambdaService(parts.aliases),
    cloudformation: cloudFormationService(parts.stacks),
    'aws-marketplace': marketplaceService(marketplaceUrl),
  });

const openDoors = (parts: Parts, buses: Buses, options: CloudOptions) => {
  const { doors, resources } = parts;
  const { clock, report } = options;
  const host = { ...parts, clock };
  const services = openServices(parts, buses, options);
  doors.endpoints.serve(endpointsHandler({ ...parts, clock, services, report }));
  const publicDoor = restApiHandler(resources, host);
  const operatorDoor = httpApiHandler(resources, host);
  if (publicDoor) doors.publicDoor.serve(publicDoor);
  if (operatorDoor) doors.operatorDoor.serve(operatorDoor);
};

const startEventSources = (
  parts: Parts,
  sources: readonly EventSource[],
  { clock, report }: CloudOptions,
): Consumer[] => {
  const { queues, buckets, activity, dynamoDb } = parts;
  const streamHost = {
    dynamoDb,
    activity,
    checkpoints: openKept<string>(parts.file('stream-checkpoints.jsonl')),
    setAside: openSetAside(queues, buckets, clock.now),
    now: clock.now,
    report,
  };
  return sources.map((source) => {
    const { EventSourceArn: arn } = source.settings;
    if (arn.includes(':dynamodb:')) return feedFromStream(source, streamHost);
    const queue = queues.byArn(arn);
    if (!queue) throw new TemplateFault(source.place, `its source ${arn} is not there`);
    return feedFromQueue(source, queue, clock, activity);
  });
};

const startSweeping = ({ dynamoDb, activity }: Parts, { clock, report }: CloudOptions): Consumer => {
  const sweep = () => void activity.during('time to live', () => dynamoDb.sweepExpired()).catch(report);
  const timer = setInterval(sweep, SWEEP_EVERY_MS);
  const unlisten = clock.onChange(sweep);
  return {
    stop: () => {
      clearInterval(timer);
      unlisten();
    },
  };
};

const startMoving = (
  parts: Parts,
  options: CloudOptions,
): Pick<Cloud, 'buses' | 'topics' | 'schedules'> & { consumers: Consumer[] } => {
  const { resources, functions, queues, activity, account, region } = parts;
  const { clock, report } = options;
  const rules = readRules(resources);
  const sources = readEventSources(resources, functions);
  const wiring = { ...parts, now: clock.now };
  const topics = openTopics(resources, parts, clock.now);
  checkRules(rules, wiring);
  checkEventSources(sources, wiring);
  checkSchedules(scheduleTargets(resources), wiring);
  const asynchronous = openAsynchronous(resources, functions, queues, clock, activity);
  const deliver: Deliver = openDeliver(queues, asynchronous.queues, report);
  const buses = openBuses({
    resources,
    rules,
    home: { account, region },
    deliver,
    now: clock.now,
    file: parts.file('events.jsonl'),
  });
  openDoors(parts, buses, options);
  const consumers = [
    ...asynchronous.consumers,
    ...startEventSources(parts, sources, options),
    startSweeping(parts, options),
  ];
  const schedules = startSchedules(
    [
      ...readSchedules(resources, functions, deliver),
      ...readScheduledRules(rules, buses, { account, region }),
    ],
    clock,
    activity,
    report,
    parts.file('schedules.jsonl'),
  );
  return { buses, topics, schedules, consumers };
};

/** Runs what `cdk synth` wrote: doors, functions, queues, rules, streams and schedules of the template, on this machine. */
export const runCloud = async (options: CloudOptions): Promise<Cloud> => {
  const parts = await openParts(options);
  const { doors, functions, runtimeApi, dynamoDb } = parts;
  const closeParts = async () => {
    for (const each of functions.values()) each.stop();
    await Promise.all([
      doors.publicDoor.close(),
      doors.operatorDoor.close(),
      doors.endpoints.close(),
      runtimeApi.close(),
    ]);
    await dynamoDb.close();
  };
  try {
    const { buses, topics, schedules, consumers } = startMoving(parts, options);
    const close = async () => {
      schedules.stop();
      for (const consumer of consumers) consumer.stop();
      await parts.activity.settled(FINISH_WITHIN_MS).catch(() => undefined);
      await closeParts();
    };
    return { ...parts, buses, topics, schedules, close };
  } catch (error) {
    await closeParts();
    throw error;
  }
};
