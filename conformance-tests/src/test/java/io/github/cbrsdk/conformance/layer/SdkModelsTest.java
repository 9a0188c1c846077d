package io.github.cbrsdk.conformance.layer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cbrsdk.conformance.Things;
import io.github.cbrsdk.conformance.contract.Contract;
import io.github.cbrsdk.conformance.contract.Edition;
import io.github.cbrsdk.conformance.contract.Operation;
import io.github.cbrsdk.json.ModelType;
import io.github.cbrsdk.model.ShowBackupResponse;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SdkModelsTest {
  @Test
  void answerOfAnOperationIsReadByTheModelThatItsGeneratedMethodReturns() {
    Optional<ModelType<?>> model = model(Contract.bundled(), "showBackup");
    assertThat(model).containsSame(ShowBackupResponse.MODEL_TYPE);
  }

  @Test
  void everyBundledOperationHasAModel() {
    Contract.bundled()
        .edition(Edition.ANY)
        .operations()
        .forEach(operation -> assertThat(new SdkModels().of(operation)).isPresent());
  }

  @Test
  void operationThatTheSdkDoesNotKnowHasNone() {
    Contract things = Things.answering("'204': {description: Nothing.}");
    assertThat(model(things, "getThing")).isEmpty();
  }

  private static Optional<ModelType<?>> model(Contract contract, String id) {
    Operation operation =
        contract.edition(Edition.ANY).operations().stream()
            .filter(each -> each.id().equals(id))
            .findFirst()
            .orElseThrow();
    return new SdkModels().of(operation);
  }
}
