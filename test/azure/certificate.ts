// Certificates of this machine's own, in files.
import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {generate} from 'selfsigned';

export type Certificate = {
  /** Paths. */
  readonly certificate: string;
  readonly key: string;
  readonly text: string;
};

export type CertificateOptions = {
  readonly address?: string;
  readonly validUntil?: Date;
};

export async function makeCertificate(
  folder: string,
  {address = '127.0.0.1', validUntil}: CertificateOptions = {},
): Promise<Certificate> {
  const {cert: text, private: secret} = await generate([{name: 'commonName', value: 'localhost'}], {
    extensions: [{name: 'subjectAltName', altNames: [{type: 7, ip: address}]}],
    ...(validUntil && {notBeforeDate: new Date(validUntil.getTime() - 86_400_000), notAfterDate: validUntil}),
  });
  const [certificate, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
  await writeFile(certificate, text);
  await writeFile(key, secret);
  return {certificate, key, text};
}
