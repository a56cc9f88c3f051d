using System.Text;

namespace ConditionalAccess.Cli;

/// <summary>Reads a file of which no more than so much can be meant. Devices and pipes, whose length nobody knows, are bounded too.</summary>
internal static class BoundedFile
{
    /// <exception cref="IOException">The file cannot be read, or is larger.</exception>
    public static byte[] ReadBytes(string path, int mostMebibytes)
    {
        long most = mostMebibytes * 1024L * 1024;
        // Access to a folder is denied, which is not what is wrong with it.
        if (Directory.Exists(path)) throw new IOException("it is a folder");
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream();
        byte[] chunk = new byte[64 * 1024];
        for (int read = file.Read(chunk); read > 0; read = file.Read(chunk))
        {
            if (bytes.Length + read > most || file.Length > most) throw new IOException(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"it is larger than {mostMebibytes} MiB"));
            bytes.Write(chunk, 0, read);
        }

        return bytes.ToArray();
    }

    /// <summary>The same as text, by its byte order mark or UTF-8.</summary>
    public static string ReadText(string path, int mostMebibytes)
    {
        using var reader = new StreamReader(new MemoryStream(ReadBytes(path, mostMebibytes)), Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
