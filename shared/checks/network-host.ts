import { z } from 'zod';

/** An IPv4 or IPv6 address, or a host name of letters, digits and hyphens; what a number looks like must be one. */
export function isNetworkHost(host: string): boolean {
  if (/^[\d.]+$/.test(host)) return z.ipv4().safeParse(host).success;
  if (host.includes(':')) return z.ipv6().safeParse(host).success;
  return host.split('.').every((label) => /^[a-z\d]([a-z\d-]{0,61}[a-z\d])?$/i.test(label));
}

/** Where a printer is on the network, as typed in the settings. */
export const printerAddress = z.object({
  host: z.string().trim().max(253).refine(isNetworkHost, '请填写打印机的IP地址或主机名，如192.168.1.50'),
  port: z.int().min(1, '端口应在1至65535之间，一般为9100').max(65_535, '端口应在1至65535之间，一般为9100'),
});
