import { isIP } from 'node:net';
import { HmacWebhookSignatures, JoseAccessTokenSigner, JoseSigningKeyGenerator } from '@weir/crypto';
import { AlertWatch, evaluateAlertRules, tellReachedThresholds } from '@weir/domain/alerts';
import { RefusedWrites } from '@weir/domain/audit';
import { type LogoEncoder, PublicBranding } from '@weir/domain/branding';
import type { SignInPorts } from '@weir/domain/identity';
import { MailSender } from '@weir/domain/invitations';
import type { Caller, CredentialCipher, SecretCipher } from '@weir/domain/kernel';
import type { ConnectionPorts, ModelDiscovery } from '@weir/domain/models';
import { EventSender } from '@weir/domain/outbox';
import type { InferenceTelemetry, OutboxTelemetry } from '@weir/domain/telemetry';
import { type AccessTokenSigner, SigningKeys } from '@weir/domain/tokens';
import { type AnalyticsSettings, DailyUsageCache } from '@weir/domain/usage-analytics';
import { deactivateFailedWebhook, type WebhookPorts } from '@weir/domain/webhooks';
import { SharpLogoEncoder } from '@weir/images';
import { SmtpMailer } from '@weir/mailer';
import {
  type Database,
  PostgresDailyUsageStore,
  PostgresUnitOfWork,
  UsageColumnReader,
} from '@weir/postgres';
import { AddressGuard } from '@weir/providers';
import { HttpWebhookCaller } from '@weir/webhooks';
import { toAnalyticsSettings } from './analytics-config.ts';
import { composeIdentityProviders, toSignInPolicy } from './compose-identity-providers.ts';
import type { Config } from './config.ts';
import type { Bindings } from './http/bindings.ts';
import { ClientAddresses } from './http/client-addresses.ts';
import { RequestLimit } from './http/management-plane/request-limit.ts';
import type { CookieSettings } from './http/management-plane/session-cookie.ts';
import { SignInLimits } from './http/management-plane/sign-in-limits.ts';
import { userAgentFamilyOf } from './http/management-plane/user-agent-family.ts';
import { prefixOf } from './http/prefix-of.ts';
import { isLoopbackHost } from './loopback.ts';

/** The services of the management plane's endpoints. */
export interface ManagementServices extends SignInPorts {
  readonly unitOfWork: PostgresUnitOfWork;
  readonly cipher: SecretCipher;
  readonly credentialCipher: CredentialCipher;
  readonly discovery: ModelDiscovery;
  readonly requireAllowedAddress: ConnectionPorts['requireAllowedAddress'];
  readonly telemetry: Pick<InferenceTelemetry, 'tokenReused'> & OutboxTelemetry;
  readonly refusedWrites: RefusedWrites;
  /** Null where no mail is sent. */
  readonly mailSender: MailSender | null;
  readonly eventSender: EventSender;
  readonly alertWatch: AlertWatch;
  readonly publicBranding: PublicBranding;
  readonly logoEncoder: LogoEncoder;
  readonly signatures: WebhookPorts['signatures'];
  readonly plainHttpWebhooks: boolean;
  readonly webhookCaller: HttpWebhookCaller;
  readonly signer: AccessTokenSigner;
  readonly signingKeys: SigningKeys;
  readonly cookies: CookieSettings;
  /** Whether anybody on this machine may sign in as any user. */
  readonly devLogin: boolean;
  /** Where a browser goes after a sign-in that names no path: the console, or the API reference where there is none. */
  readonly startPath: string;
  /** Allowed values of `Origin`; empty: the request's own host. */
  readonly ownOrigins: readonly string[];
  /** Origins whose pages may call the management plane. */
  readonly corsOrigins: readonly string[];
  readonly addresses: ClientAddresses;
  readonly signInLimits: SignInLimits;
  readonly requestLimit: RequestLimit;
  readonly analytics: AnalyticsSettings;
  readonly analyticsLimits: AnalyticsLimits;
  readonly dailyUsage: DailyUsageCache;
  /** The part of a client that the audit log records. */
  readonly clientOf: (bindings: Bindings) => Caller['client'];
}

/** Of one caller, besides {@link ManagementServices.requestLimit}. */
export interface AnalyticsLimits {
  /** Of analytics, filter options and refreshes together. */
  readonly reads: RequestLimit;
  readonly exports: RequestLimit;
  readonly rebuilds: RequestLimit;
}

type SharedPorts = Pick<
  ManagementServices,
  | 'cipher'
  | 'credentialCipher'
  | 'discovery'
  | 'requireAllowedAddress'
  | 'hasher'
  | 'clock'
  | 'randomBytes'
  | 'logger'
  | 'telemetry'
>;

/** Longest part of a user agent that the audit log stores. */
const MAX_USER_AGENT_LENGTH = 512;

/** Builds the management plane from its adapters. */
export function composeManagement(
  config: Config,
  database: Database,
  ports: SharedPorts,
): ManagementServices {
  const { cipher, clock, randomBytes } = ports;
  const addresses = new ClientAddresses(config.TRUSTED_PROXIES ?? []);
  const { protocol, hostname, origin } = new URL(config.publicUrl);
  // Listening on every address is not loopback, even when it is reached by loopback.
  const reachedAt = config.PUBLIC_URL === undefined ? config.HOST : hostname;
  const unitOfWork = new PostgresUnitOfWork(
    database,
    new UsageColumnReader({ ...database, maxBytes: config.ANALYTICS_COLUMNS_BYTES }),
  );
  const signingKeys = new SigningKeys({
    unitOfWork,
    generator: new JoseSigningKeyGenerator(cipher),
    clock,
    randomBytes,
    rotationMs: config.ACCESS_TOKEN_KEY_ROTATION_MS,
  });
  const mailer = composeMailer(config, ports);
  const analytics = toAnalyticsSettings(config);
  return {
    ...ports,
    analytics,
    analyticsLimits: {
      reads: new RequestLimit(analytics.readsPerMinute, clock),
      exports: new RequestLimit(analytics.exportsPerMinute, clock),
      rebuilds: new RequestLimit(1, clock, analytics.rebuildIntervalMs),
    },
    dailyUsage: new DailyUsageCache({
      store: new PostgresDailyUsageStore(database),
      clock,
      settings: analytics,
    }),
    ...composeWebhooks(config, unitOfWork, mailer, ports),
    unitOfWork,
    refusedWrites: new RefusedWrites({ audit: unitOfWork.repositories.audit, ...ports }),
    mailSender: mailer === null ? null : composeMailSender(config, unitOfWork, mailer, ports),
    sessionLifetime: { idleMs: config.SESSION_IDLE_MS, absoluteMs: config.SESSION_MAX_MS },
    signer: new JoseAccessTokenSigner({
      keys: signingKeys,
      cipher,
      clock,
      randomBytes,
      issuer: config.publicUrl,
    }),
    signingKeys,
    publicBranding: new PublicBranding({ unitOfWork, clock }),
    logoEncoder: new SharpLogoEncoder(),
    userAgentFamilyOf,
    identityProviders: composeIdentityProviders(config, clock),
    signInPolicy: toSignInPolicy(config),
    devLogin: config.DEV_LOGIN === true,
    // Plain HTTP is for loopback, where nobody can listen in. Elsewhere browsers do not send the cookie over plain HTTP.
    cookies: { secure: protocol === 'https:' || !isLoopbackHost(reachedAt) },
    publicUrl: config.publicUrl,
    startPath: prefixOf(config.publicUrl) + (config.WEIR_CONSOLE ? '/console/' : '/docs'),
    ownOrigins: [...(config.PUBLIC_URL === undefined ? [] : [origin]), ...(config.CORS_ORIGINS ?? [])],
    corsOrigins: config.CORS_ORIGINS ?? [],
    addresses,
    signInLimits: new SignInLimits(config.SIGN_IN_ATTEMPTS_PER_MINUTE, clock),
    requestLimit: new RequestLimit(config.MANAGEMENT_REQUESTS_PER_MINUTE, clock),
    clientOf({ incoming }) {
      if (config.AUDIT_CLIENT_INFO !== true) return null;
      const address = addresses.of(incoming);
      return {
        ipAddress: isIP(address) === 0 ? null : address,
        userAgent: incoming.headers['user-agent']?.slice(0, MAX_USER_AGENT_LENGTH) ?? null,
      };
    },
  };
}

function composeMailer({ SMTP_URL, MAIL_FROM }: Config, { clock }: SharedPorts): SmtpMailer | null {
  if (SMTP_URL === undefined || MAIL_FROM === undefined) return null;
  return new SmtpMailer({ url: SMTP_URL, from: MAIL_FROM, clock });
}

function composeMailSender(
  { publicUrl }: Config,
  { repositories: { outgoingMails } }: PostgresUnitOfWork,
  mailer: SmtpMailer,
  { cipher, clock, logger }: SharedPorts,
): MailSender {
  return new MailSender({ outgoingMails, mailer, cipher, clock, logger, publicUrl });
}

function composeWebhooks(
  { ALLOW_PRIVATE_WEBHOOKS }: Config,
  unitOfWork: PostgresUnitOfWork,
  mailer: SmtpMailer | null,
  ports: SharedPorts,
) {
  const plainHttpWebhooks = ALLOW_PRIVATE_WEBHOOKS !== undefined;
  const signatures = new HmacWebhookSignatures();
  const guard = new AddressGuard(ALLOW_PRIVATE_WEBHOOKS);
  const webhookCaller = new HttpWebhookCaller({ clock: ports.clock, guard });
  const eventSender = new EventSender({
    ...ports,
    queue: unitOfWork.repositories.outbox,
    webhooks: webhookCaller,
    signatures,
    mailer,
    webhookFailed: ({ webhookId }, { organizationId }, reason) =>
      deactivateFailedWebhook(organizationId, webhookId, reason, { ...ports, unitOfWork }),
  });
  const alerts = { ...ports, unitOfWork };
  const alertWatch = new AlertWatch({
    ...ports,
    looks: [() => tellReachedThresholds(alerts), () => evaluateAlertRules(alerts)],
    eventSender,
  });
  return { eventSender, alertWatch, signatures, plainHttpWebhooks, webhookCaller };
}
