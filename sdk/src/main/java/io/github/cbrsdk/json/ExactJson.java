package io.github.cbrsdk.json;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes an ObjectMapper of Jackson 2 or 3 read and write a class without loss. Java ignores
 * annotations whose class is absent, so Jackson 3 is optional. The annotations are here and not on
 * the models, because the compiler warns about each class with an absent annotation.
 */
@JacksonAnnotationsInside
@JsonSerialize(using = Jackson2.Serializer.class)
@JsonDeserialize(using = Jackson2.Deserializer.class)
@tools.jackson.databind.annotation.JsonSerialize(using = Jackson3.Serializer.class)
@tools.jackson.databind.annotation.JsonDeserialize(using = Jackson3.Deserializer.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface ExactJson {}
