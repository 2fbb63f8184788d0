import { describe, expect, it } from 'vitest';
import { ConfigError, loadConfig } from './config.ts';

const problemsOf = (env: Record<string, string>): string => {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return '';
};

describe('the configuration of mail', () => {
  it('takes an SMTP server and a sender, and prints neither', () => {
    const config = loadConfig({
      SMTP_URL: 'smtps://weir:s3cret@mail.example.com:465',
      MAIL_FROM: 'weir@example.com',
    });
    expect(config).toMatchObject({ MAIL_FROM: 'weir@example.com' });
    expect(JSON.parse(JSON.stringify(config))).toMatchObject({
      SMTP_URL: '[redacted]',
      MAIL_FROM: '[redacted]',
    });
  });

  it.each([
    [{ SMTP_URL: 'smtp://mail.example.com' }, 'MAIL_FROM: required, because SMTP_URL is set'],
    [{ SMTP_URL: 'http://mail.example.com', MAIL_FROM: 'weir@example.com' }, 'SMTP_URL'],
    [{ SMTP_URL: 'smtp://mail.example.com?secure=false', MAIL_FROM: 'weir@example.com' }, 'SMTP_URL'],
    [{ SMTP_URL: 'smtp://weir:100%@mail.example.com', MAIL_FROM: 'weir@example.com' }, 'SMTP_URL'],
    [{ MAIL_FROM: 'Weir <weir@example.com>' }, 'MAIL_FROM'],
    [{ MAIL_FROM: 'weir@example.com\r\nBcc: victim@example.com' }, 'MAIL_FROM'],
  ])('refuses %j, without repeating it', (env, problem) => {
    const message = problemsOf(env);
    expect(message).toContain(problem);
    expect(message).not.toContain('example.com');
  });
});
