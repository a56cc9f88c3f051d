using ConditionalAccess.Diagnostics;

namespace ConditionalAccess.Json;

/// <summary>Reads lists of ids: texts, or objects of an id and a name as some tools write them.</summary>
internal static class IdReader
{
    public static ValueArray<GraphId> Ids(this ObjectReader reader, string name, IdList kind)
    {
        var ids = new List<GraphId>();
        foreach (JsonNode item in reader.Items(name))
        {
            JsonNode id = item.IsObject ? item.Member("id") : item;
            if (!id.IsString)
            {
                reader.Context.WrongType(item, "an entry of " + name, "an id");
                continue;
            }

            if (item.IsObject) reader.Context.Note(DiagnosticCodes.IdObjects, item, "ids are wrapped in objects; the names beside them are not kept");
            string text = id.Text;
            kind.Check(reader.Context, id, text);
            ids.Add(text);
        }

        return ObjectReader.Pack(ids);
    }
}
