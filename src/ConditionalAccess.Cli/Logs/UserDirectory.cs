using System.Text.Json;
using ConditionalAccess.Cli.Output;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Cli.Logs;

/// <summary>
/// Groups and roles of users, which no log tells: <c>{ "user id": { "groups": ["id"], "roles": ["template id"], "kind": "internalMember" } }</c>. A member that
/// is left out is not known; an empty list is known to be none.
/// </summary>
internal sealed class UserDirectory
{
    private const int MostMebibytes = 256;

    private static readonly JsonDocumentOptions s_strict = new() { AllowDuplicateProperties = false, MaxDepth = 8 };
    private readonly Dictionary<GraphId, UserSignals> _users = [];

    public UserSignals? Find(GraphId id) => _users.TryGetValue(id, out UserSignals user) ? user : null;

    /// <summary>Reads a file; null with a message when it cannot be used.</summary>
    public static UserDirectory? Read(string path, List<string> messages)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(BoundedFile.ReadBytes(path, MostMebibytes), s_strict);
            var directory = new UserDirectory();
            directory.Add(document.RootElement);
            return directory;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or JsonException or LogFault or InvalidOperationException)
        {
            messages.Add("the directory " + SafeText.Quote(path) + " cannot be used: " + e.Message);
            return null;
        }
    }

    private void Add(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object) throw new LogFault("it is no object of users by id");
        foreach (JsonProperty user in root.EnumerateObject())
        {
            if (user.NameEquals("$schema"u8)) continue;
            GraphId id = LogFields.IdOf(user.Name);
            if (!id.IsKnown) throw new LogFault(SafeText.Quote(user.Name) + " is no id of a user");
            if (user.Value.ValueKind != JsonValueKind.Object) throw new LogFault("user " + user.Name + " is no object");
            if (!_users.TryAdd(id, User(id, user.Value))) throw new LogFault("user " + user.Name + " is there twice");
        }
    }

    private static UserSignals User(GraphId id, JsonElement value)
    {
        var user = new UserSignals { Id = id };
        foreach (JsonProperty member in value.EnumerateObject())
        {
            user = member.Name switch
            {
                "groups" => user with { Groups = ValueArray.From(Ids(id, member)) },
                "roles" => user with { Roles = ValueArray.From(Ids(id, member).Select(RoleAssignment.Directory)) },
                "kind" => user with { Kind = Kind(id, member.Value) },
                _ => throw new LogFault("user " + id + " has a member " + SafeText.Quote(member.Name) + "; known are groups, roles and kind"),
            };
        }

        return user;
    }

    private static List<GraphId> Ids(GraphId user, JsonProperty list)
    {
        if (list.Value.ValueKind != JsonValueKind.Array) throw new LogFault(list.Name + " of user " + user + " is no list");
        var ids = new List<GraphId>();
        foreach (JsonElement item in list.Value.EnumerateArray())
        {
            GraphId id = item.ValueKind == JsonValueKind.String ? LogFields.IdOf(item.GetString()) : default;
            if (!id.IsKnown) throw new LogFault(list.Name + " of user " + user + " holds something that is no id");
            ids.Add(id);
        }

        return ids;
    }

    private static UserKind Kind(GraphId user, JsonElement value)
    {
        string? word = value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        foreach (UserKind kind in Enum.GetValues<UserKind>().Where(k => k != UserKind.Unknown))
        {
            if (Words.Of(kind) == word) return kind;
        }

        throw new LogFault("kind of user " + user + " is no kind of user");
    }
}
