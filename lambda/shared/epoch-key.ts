/** The tag of the KMS keys of epochs; its value is the environment. The roles of the functions name it. */
export const EPOCH_TAG = 'bulwark-epochs';

/** Purpose in the encryption context of the keys of epochs. The key policies require it. */
export const EPOCH_KEY = 'epoch-key';
