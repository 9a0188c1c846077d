package io.github.cbrsdk.json;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Read and written exactly by an ObjectMapper of Jackson 2 or 3. Java skips annotations whose class
 * is absent, so that Jackson 3 is optional. They stand here and not on the models, since the
 * compiler warns of members of an absent annotation on each class that it reads.
 */
@JacksonAnnotationsInside
@JsonSerialize(using = Jackson2.Serializer.class)
@JsonDeserialize(using = Jackson2.Deserializer.class)
@tools.jackson.databind.annotation.JsonSerialize(using = Jackson3.Serializer.class)
@tools.jackson.databind.annotation.JsonDeserialize(using = Jackson3.Deserializer.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface ExactJson {}
