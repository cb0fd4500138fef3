import { App, Stack } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { ComplianceGate } from '../../lib/compliance/compliance-gate';
import { packs } from '../../lib/compliance/packs';

/** An app that has nothing of Bulwark but the gate. */
const app = new App();
new Bucket(new Stack(app, 'Uploads'), 'Bucket', { enforceSSL: true });

const gate = new ComplianceGate({ packs: packs(), today: new Date().toISOString().slice(0, 10) });
gate.register(app);
app.synth();
