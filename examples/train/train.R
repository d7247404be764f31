# Trains gmia's models by R: train: ['Rscript', 'examples/train/train.R']. It needs the package jsonlite.
path <- Sys.getenv("GMIA_JOB")  # what to train; paths in it are relative to its folder
job <- jsonlite::fromJSON(path)
setwd(dirname(path))

# NumPy's files: a header, then the numbers, row after row.
read_npy <- function(file) {
  start <- readBin(file, "raw", 10)
  header <- rawToChar(readBin(file, "raw", sum(as.integer(start[9:10]) * c(1, 256))))
  type <- sub(".*'descr': ?'<(..)'.*", "\\1", header)
  sizes <- as.integer(strsplit(sub(".*\\(([0-9, ]*)\\).*", "\\1", header), ", *")[[1]])
  what <- if (substr(type, 1, 1) == "f") "double" else "integer"
  values <- readBin(file, what, prod(sizes), as.integer(substr(type, 2, 2)), endian = "little")
  if (length(sizes) == 2) matrix(values, sizes[1], byrow = TRUE) else values
}
read <- function(name) { file <- name; open(file, "rb"); on.exit(close(file)); read_npy(file) }
array_of <- function(name) read(unz(job$data, paste0(name, ".npy")))
write_npy <- function(values, path) {
  header <- sprintf("{'descr': '<f8', 'fortran_order': True, 'shape': (%d, %d), }", nrow(values), ncol(values))
  header <- paste0(formatC(header, width = -117), "\n")
  file <- file(path, "wb")
  writeBin(c(as.raw(147), charToRaw("NUMPY"), as.raw(c(1, 0, 118, 0)), charToRaw(header)), file)
  writeBin(as.vector(values), file, size = 8, endian = "little")
  close(file)
}

features <- array_of("features"); labels <- array_of("labels"); ask <- array_of("ask")
for (i in seq_len(nrow(job$models))) {
  model <- job$models[i, ]
  set.seed(model$seed)
  sample <- read(file(model$sample)) + 1
  # Linear discriminants with a shrunken covariance; probabilities of the classes follow from them.
  x <- features[sample, ]; y <- labels[sample]
  centre <- t(sapply(seq_len(job$classes) - 1, function(k) colMeans(x[y == k, , drop = FALSE])))
  spread <- crossprod(x - centre[y + 1, ]) / length(y) + diag(0.01, ncol(x))
  slopes <- solve(spread, t(centre))
  scores <- sweep(ask %*% slopes, 2, colSums(t(centre) * slopes) / 2 - log(tabulate(y + 1, job$classes) / length(y)))
  write_npy(scores, file.path(model$out, "writing.npy"))  # under another name first, so that nobody reads half of it
  invisible(file.rename(file.path(model$out, "writing.npy"), file.path(model$out, "logits.npy")))
}
