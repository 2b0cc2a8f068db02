package org.gan4j.examples.parquet;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.gan4j.data.TableReader;
import org.gan4j.io.InputException;
import org.gan4j.io.Json;

/**
 * Reads Parquet files as Hugging Face's data sets have them: a column {@code image} of an image
 * file's bytes, perhaps beside its path, and a column {@code label}, whose names the file's
 * metadata may say.
 */
public final class ParquetImages implements TableReader {

  private static final String HUGGING_FACE = "huggingface";

  /** A reader, for the service's loader. */
  public ParquetImages() {}

  @Override
  public String ending() {
    return ".parquet";
  }

  @Override
  public List<String> read(Path file, Rows rows) {
    ParquetReadOptions options =
        ParquetReadOptions.builder(new PlainParquetConfiguration()).build();
    try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file), options)) {
      FileMetaData about = reader.getFileMetaData();
      ImageColumns columns = ImageColumns.of(file, about.getSchema());
      reader.setRequestedSchema(columns.schema());
      read(reader, about, columns, rows);
      return columns
          .label()
          .flatMap(label -> classes(file, label, about.getKeyValueMetaData()))
          .orElse(List.of());
    } catch (InputException e) {
      throw e;
    } catch (IOException e) {
      throw InputException.unreadable(file, e);
    } catch (RuntimeException e) {
      throw new InputException(
          file + ": is no Parquet file, or a damaged one: " + e.getMessage() + "; get it anew", e);
    } catch (OutOfMemoryError e) {
      throw new InputException(
          file + ": a group of its rows doesn't fit into memory; allow more with -Xmx", e);
    }
  }

  private static void read(
      ParquetFileReader reader, FileMetaData about, ImageColumns columns, Rows rows)
      throws IOException {
    MessageType schema = columns.schema();
    MessageColumnIO io =
        new ColumnIOFactory(about.getCreatedBy()).getColumnIO(schema, about.getSchema());
    long row = 0;
    for (PageReadStore group = reader.readNextRowGroup();
        group != null;
        group = reader.readNextRowGroup()) {
      RecordReader<Group> records = io.getRecordReader(group, new GroupRecordConverter(schema));
      for (long i = 0; i < group.getRowCount(); i++) {
        Group record = records.read();
        rows.row(columns.image(record, row++), columns.label(record));
      }
    }
  }

  /** The names of the classes, where the data set's library left them. */
  private static Optional<List<String>> classes(
      Path file, String label, Map<String, String> metadata) {
    String text = metadata.get(HUGGING_FACE);
    if (text == null) {
      return Optional.empty();
    }
    JsonNode names =
        Json.tree(file + ": " + HUGGING_FACE, text)
            .path("info")
            .path("features")
            .path(label)
            .path("names");
    List<String> classes = new ArrayList<>();
    names.forEach(name -> classes.add(name.asText()));
    return Optional.of(classes);
  }
}
