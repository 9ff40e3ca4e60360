import vm from 'node:vm';
import { TestEnvironment } from 'jest-environment-node';

const { createContext } = vm;

/**
 * Jest's environment for Node with a plain global object. Jest's own is a proxy behind interceptors, so
 * that every `Math` or `Number` in the code under test costs many times what it costs in earnest.
 */
export default class PlainGlobalEnvironment extends TestEnvironment {
  constructor(...given) {
    vm.createContext = () => createContext(vm.constants.DONT_CONTEXTIFY);
    try {
      super(...given);
    } finally {
      vm.createContext = createContext;
    }
  }
}
