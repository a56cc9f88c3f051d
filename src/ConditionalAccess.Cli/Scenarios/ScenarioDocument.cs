using System.Text.Json;

namespace ConditionalAccess.Cli.Scenarios;

/// <summary>The text of a scenario file as a tree; YAML is read as the JSON that it stands for.</summary>
internal static class ScenarioDocument
{
    private const int MostMebibytes = 64;

    private static readonly JsonDocumentOptions s_options = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, AllowDuplicateProperties = false };

    /// <summary>Null with a problem when the file cannot be read.</summary>
    public static JsonDocument? Read(string path, string name, List<string> problems)
    {
        try
        {
            string text = BoundedFile.ReadText(path, MostMebibytes);
            JsonDocument document = JsonDocument.Parse(path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? text : YamlJson.Convert(text), s_options);
            return IsWellFormed(document.RootElement) ? document : null;
        }
        catch (JsonException e)
        {
            return Refuse(name, "this is not JSON: " + e.Message, problems);
        }
        catch (InvalidOperationException)
        {
            return Refuse(name, "a text holds half of a surrogate pair", problems);
        }
        catch (YamlFault e)
        {
            return Refuse(name, "this is not YAML that can be read: " + e.Message, problems);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Refuse(name, "the file cannot be read: " + e.Message, problems);
        }
    }

    private static JsonDocument? Refuse(string name, string message, List<string> problems)
    {
        problems.Add(name + ": " + message);
        return null;
    }

    // Reads every text once: half of a surrogate pair is found here and not later.
    private static bool IsWellFormed(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString() is not null,
        JsonValueKind.Array => element.EnumerateArray().All(IsWellFormed),
        JsonValueKind.Object => element.EnumerateObject().All(m => m.Name is not null && IsWellFormed(m.Value)),
        _ => true,
    };
}
