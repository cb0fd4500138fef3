// Loaded into the emulated functions before their code: connections to an endpoint of RDS lead to the gateway of the
// rehearsal. The name stays the same, so TLS and the token are checked for the endpoint that the function asked for.
const { Socket } = require('node:net');

const ENDPOINT = /[.]rds[.]amazonaws[.]com$/;
const { connect } = Socket.prototype;

Socket.prototype.connect = function (...given) {
  const flat = Array.isArray(given[0]) ? given[0] : given;
  const options = typeof flat[0] === 'object' && flat[0] !== null ? flat[0] : { port: flat[0], host: flat[1] };
  if (!ENDPOINT.test(options.host ?? '')) return connect.apply(this, given);
  const callback = flat.find((each) => typeof each === 'function');
  const routed = { ...options, host: '127.0.0.1', port: Number(process.env.REHEARSAL_DATABASE_PORT) };
  return connect.call(this, routed, callback);
};
